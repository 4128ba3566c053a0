/** Our sign; the same drawing as the icon on the toolbar. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 128 128" aria-hidden="true" class="logo">
      <rect width="128" height="128" rx="28" class="logo-ground" />
      <path
        d="M24 92h20V74h20V56h20V38h20"
        fill="none"
        stroke="#fff"
        stroke-opacity=".55"
        stroke-width="9"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <path d="M24 68 84 14" fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round" />
      <circle cx="90" cy="92" r="14" class="logo-dot" />
    </svg>
  );
}
