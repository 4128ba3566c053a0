const paths = {
  walkthrough: 'M4 19h4v-5h4V9h4V4h4',
  tip: 'M12 3a6 6 0 0 0-3.5 10.9V16h7v-2.1A6 6 0 0 0 12 3zM9.5 20h5',
  'tip-sheet': 'M6 3h8l4 4v14H6zM9 12h6M9 16h6',
  record: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  play: 'M8 5v14l11-7z',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  delete: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  undo: 'M9 5 4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3',
  redo: 'm15 5 5 5-5 5M20 10H10a5 5 0 0 0 0 10h3',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M19 12H5M11 6l-6 6 6 6',
  drag: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  studio: 'M4 5h16v14H4zM10 5v14',
  add: 'M12 5v14M5 12h14',
  check: 'm5 12 5 5 9-10',
  even: 'M5 12h14',
  alert: 'M12 4v10M12 19v.5',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01',
} as const;

export type IconName = keyof typeof paths;

/** A small picture beside words; never the only thing that says something, so it is hidden from screen readers. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === 'record' || name === 'play' ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width={name === 'drag' ? 2.6 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
