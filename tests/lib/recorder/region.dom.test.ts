import { expect, test } from 'vitest';
import { RecordedStep } from '#lib/model/recording.ts';
import { Target } from '#lib/model/target.ts';
import { regionOf } from '#lib/recorder/region.ts';
import { describe } from '#lib/target/describe.ts';
import { strengthOf } from '#lib/target/strength.ts';

function aCanvas(): HTMLElement {
  document.body.innerHTML =
    '<canvas id="chart" style="position:absolute;left:50px;top:20px;width:400px;height:200px"></canvas>';
  return document.querySelector('canvas')!;
}

test('a press on a canvas is a place in it, whatever its size is', () => {
  const canvas = aCanvas();
  expect(regionOf(canvas, 150, 120)).toEqual([0.25, 0.5]);
  canvas.style.width = '200px';
  expect(regionOf(canvas, 150, 120)).toEqual([0.5, 0.5]);
});

test('never lies outside, and is a number where the canvas has no size', () => {
  const canvas = aCanvas();
  expect(regionOf(canvas, 0, 900)).toEqual([0, 1]);
  canvas.style.width = '0';
  expect(regionOf(canvas, 50, 120)).toEqual([0, 0.5]);
});

test('of anything else the element says where it is', () => {
  document.body.innerHTML = '<button>Save</button>';
  expect(regionOf(document.querySelector('button')!, 10, 10)).toBeUndefined();
});

test('goes with the target, which is weak, and a place outside is refused', () => {
  const canvas = aCanvas();
  const target = { ...describe(canvas), region: regionOf(canvas, 150, 120) };
  expect(Target.parse(target).region).toEqual([0.25, 0.5]);
  expect(strengthOf(Target.parse(target))).toEqual({ grade: 'weak', reason: 'picture' });
  expect(RecordedStep.shape.target.safeParse({ ...target, region: [0.25, 1.5] }).success).toBe(false);
});
