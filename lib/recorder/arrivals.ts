const settleMs = 3000;

/** Somebody came to an address by other ways than through the page: that is an action, too. */
export interface Arrival {
  url: string;
  /** Where they were before, and surely went from by themselves; empty where the browser cannot say so, null after a load. */
  from: string | null;
  way: 'back' | 'forward' | null;
}

/** Hear of addresses that were typed and of ways back and forward, over loads and inside of an application of one page. */
export function watchArrivals(page: Document, onArrive: (arrival: Arrival) => void, signal: AbortSignal): void {
  const view = page.defaultView!;
  const navigation = view.navigation as Navigation | undefined;
  const arrive = (from: Arrival['from'], way: Arrival['way'] = null): void =>
    onArrive({ url: page.location.href, from, way });

  const load = loadByHand(view);
  if (load) arrive(null, load === 'back_forward' ? wayHere(view) : null);
  // A page that the browser had kept comes back with its scripts, without a load.
  view.addEventListener('pageshow', ({ persisted }) => persisted && arrive(null, wayHere(view)), { signal });
  // Firefox had no Navigation API before 147.
  if (!navigation) return view.addEventListener('popstate', () => arrive(''), { signal });

  let isByHand = false;
  navigation.addEventListener('navigate', ({ userInitiated }) => void (isByHand = userInitiated), { signal });
  navigation.addEventListener(
    'currententrychange',
    ({ navigationType, from }) => {
      // What the page itself does, such as going back after a save, belongs to the click before.
      if (navigationType !== 'traverse' || !isByHand) return;
      arrive(from.url ?? '', from.index > (navigation.currentEntry?.index ?? 0) ? 'back' : 'forward');
    },
    { signal },
  );
}

/** A click that led here has its own step; and whoever has been here for a while did not come just now. */
function loadByHand({ performance, document }: Window): NavigationTimingType | null {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isTyped = entry?.type === 'navigate' && document.referrer === '';
  const isByHand = isTyped || entry?.type === 'back_forward';
  return isByHand && performance.now() <= settleMs ? entry.type : null;
}

/** Which way through what the browser remembers somebody came here; back, where it does not say. */
function wayHere(view: Window): 'back' | 'forward' {
  const { from, entry } = (view.navigation as Navigation | undefined)?.activation ?? {};
  return from && entry && from.index >= 0 && from.index < entry.index ? 'forward' : 'back';
}
