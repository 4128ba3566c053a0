import type { Page } from '@playwright/test';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** For each picture on this device, in pixels of a viewport of this width: which of the areas show more than a mask. */
export async function unmaskedIn(ours: Page, viewportWidth: number, areas: Record<string, Area>): Promise<string[][]> {
  return ours.evaluate(
    async ({ viewportWidth, areas }) => {
      // The mask's own colour, and what is left of it when a picture has been packed.
      const [mask, tolerance] = [[0xc3, 0xca, 0xd5], 12] as const;
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('handrail');
        opening.onsuccess = () => resolve(opening.result);
      });
      const blobs = await new Promise<{ bytes: Blob }[]>((resolve) => {
        const reading = database.transaction('blobs').objectStore('blobs').getAll();
        reading.onsuccess = () => resolve(reading.result as { bytes: Blob }[]);
      });
      database.close();
      const shown: string[][] = [];
      for (const { bytes } of blobs) {
        if (!bytes.type.startsWith('image/')) continue;
        const bitmap = await createImageBitmap(bytes);
        const scale = bitmap.width / viewportWidth;
        const paint = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
        paint.drawImage(bitmap, 0, 0);
        const isMasked = ({ x, y, width, height }: Area) => {
          const { data } = paint.getImageData(x * scale, y * scale, width * scale, height * scale);
          return data.every((value, at) => at % 4 === 3 || Math.abs(value - mask[at % 4]!) <= tolerance);
        };
        shown.push(Object.keys(areas).filter((name) => !isMasked(areas[name]!)));
      }
      return shown;
    },
    { viewportWidth, areas },
  );
}
