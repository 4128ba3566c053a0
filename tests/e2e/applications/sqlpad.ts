import { sqlpadScene as scene } from '../journey/scenes.ts';
import { told, type Application } from './application.ts';

/** The task of the main job, title by title. */
export const sqlpad: Application = {
  name: scene.appName,
  start: scene.start,
  open: scene.open,
  title: scene.title,
  task: told(scene.task, scene.says),
};
