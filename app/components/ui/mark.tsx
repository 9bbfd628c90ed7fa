/** The göl: the octagon of Turkmen carpets, its quarters in turn light and dark. */
export function GolMark({ size = 28 }: { size?: number }) {
  return (
    <svg className="gol" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className="gol-ground" d="M9.4 0h13.2L32 9.4v13.2L22.6 32H9.4L0 22.6V9.4z" />
      <path className="gol-quarter" d="M16 0h6.6L32 9.4V16H16zM16 16v16H9.4L0 22.6V16z" />
      <path className="gol-line" d="M16 4.5 27.5 16 16 27.5 4.5 16z" />
      <path className="gol-heart" d="m16 10.5 5.5 5.5-5.5 5.5-5.5-5.5z" />
      <path className="gol-ground" d="m16 14 2 2-2 2-2-2z" />
    </svg>
  );
}

/** The band of carpet knots at the top of every page. Drawn by the style sheet: no picture to load. */
export function Band() {
  return <div className="band" aria-hidden="true" />;
}
