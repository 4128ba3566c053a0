import { useEffect, useState } from 'preact/hooks';

/** Where stewards see to the workspace; `devices` is everybody's. */
export const stewardPlaces = [
  'people',
  'teams',
  'invites',
  'devices',
  'libraries',
  'apps',
  'recording',
  'retention',
  'webhooks',
  'audit',
] as const;
export type StewardPlace = (typeof stewardPlaces)[number];

export function isStewardPlace(name: string): name is StewardPlace {
  return stewardPlaces.some((place) => place === name);
}

/** A text of a guide in one of its languages. */
export interface TextPlace {
  language: string;
  place: string;
}

/** The places of Studio, as they stand behind the # of its address. */
export type Route =
  | { name: 'library' | 'reports' | 'reviews' | 'deleted' | 'clashes' | 'rename' | StewardPlace }
  | { name: 'history'; guideId: string }
  | { name: 'languages'; guideId: string; text: TextPlace | null }
  | { name: 'guide'; guideId: string; stepId: string | null };

const plainPlaces = ['reports', 'reviews', 'deleted', 'clashes', 'rename', ...stewardPlaces] as const;

export function readRoute(hash: string): Route {
  const [, name, id, part, detail, place] = hash.replace(/^#/, '').split('/');
  const plain = plainPlaces.find((place) => place === name);
  if (plain) return { name: plain };
  if (name === 'guide' && id && part === 'history') return { name: part, guideId: id };
  if (name === 'guide' && id && part === 'languages')
    return { name: part, guideId: id, text: detail && place ? { language: detail, place } : null };
  if (name === 'guide' && id) return { name, guideId: id, stepId: part === 'step' && detail ? detail : null };
  return { name: 'library' };
}

export function placeOf(guideId: string, stepId: string | null = null): string {
  return stepId ? `#/guide/${guideId}/step/${stepId}` : `#/guide/${guideId}`;
}

export function historyOf(guideId: string): string {
  return `#/guide/${guideId}/history`;
}

export function languagesOf(guideId: string, text: TextPlace | null = null): string {
  const at = text ? `/${text.language}/${text.place}` : '';
  return `#/guide/${guideId}/languages${at}`;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const listen = () => setRoute(readRoute(location.hash));
    window.addEventListener('hashchange', listen);
    return () => window.removeEventListener('hashchange', listen);
  }, []);
  return route;
}
