/** One open set (drawn after Lucide, ISC licence). An icon never stands without its word, so it is hidden from readers. */
const paths = {
  check: 'M4 12.5l5.5 5.5L20 6.5',
  cross: 'M6 6l12 12M18 6L6 18',
  alarm: 'M12 3l10 18H2zM12 10v5M12 18v.4',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  camera: 'M3 7h4l2-3h6l2 3h4v13H3zM12 17a4 4 0 100-8 4 4 0 000 8',
  hand: 'M7 12V6a1.5 1.5 0 013 0v5V4a1.5 1.5 0 013 0v7V5a1.5 1.5 0 013 0v8V9a1.5 1.5 0 013 0v6a6 6 0 01-6 6h-1a6 6 0 01-5-3l-3-5a1.6 1.6 0 012.6-1.8L7 14',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
