import { useEffect, useState } from 'preact/hooks';
import { frameSitesOf } from '#lib/messages/frame-sites.ts';
import { SiteOffer } from './SiteOffer.tsx';
import type { SiteView } from './site-app.ts';
import type { Try } from './use-popup.ts';

interface Props {
  tabId: number;
  view: SiteView;
  sites: readonly string[];
  attempt: Try;
}

/** Parts of the page that belong to other sites, where something of ours is wanted and may not run yet. */
export function FrameOffers({ tabId, view, sites, attempt }: Props) {
  const [inside, setInside] = useState<string[]>([]);
  useEffect(() => void frameSitesOf(tabId).then(setInside), [tabId]);
  return (
    <>
      {inside
        .filter((origin) => !sites.includes(origin))
        .map((origin) => {
          const site = new URL(origin);
          return (
            <section key={origin} class="stack" aria-label={`Part of ${site.host}`}>
              <p>
                A part of this page belongs to <strong>{site.host}</strong>. Handrail does not see it yet.
              </p>
              <SiteOffer site={site} title={site.host} view={view} sites={sites} attempt={attempt} />
            </section>
          );
        })}
    </>
  );
}
