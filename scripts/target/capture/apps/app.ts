import type { Frame, Page } from '@playwright/test';

/** An application whose releases are on npm, and how its pages are stored. */
export interface ReleasedApp {
  name: string;
  /** The npm package that ships it built. */
  npm: string;
  /** Oldest first. */
  versions: readonly string[];
  /** The folder of the package that is served; all of it, if none is named. */
  root?: string;
  /** The page that loads it, served beside the package's files; it may depend on the package in this folder. */
  html: string | ((folder: string) => string);
  /** More files to serve, by path. */
  files?: Readonly<Record<string, string>>;
  /** Name to what a person does there to see it; it may answer with the frame in it that is to be stored. */
  states: Readonly<Record<string, (page: Page) => Promise<Frame | void>>>;
  /** Pages that show the same in another language: the name of one to the name of the other. */
  languages?: readonly (readonly [page: string, other: string])[];
  /** Source of a function of an element: what tells who it is in every release, or null. */
  truth: string;
  /** Patterns of attributes and class names that tell it, too, and so must not be in what is stored. */
  hidden: { attributes: readonly string[]; classes?: readonly string[] };
}
