import { encodeQR } from "qr";

/** Modules that stay white around a code, so that it is found (ISO 18004). */
const quiet = 4;

/** A QR code as a path of unit squares, for SVG and PDF alike: `size` is the side with its white border. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: quiet });
  const path = rows
    .flatMap((row, y) => runs(row).map(([from, to]) => `M${from} ${y}h${to - from}v1h${from - to}z`))
    .join("");
  return { size: rows.length, path };
}

/** Dark stretches of a row as [from, to). */
function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = found.at(-1);
    if (!dark) continue;
    if (last && last[1] === x) last[1] = x + 1;
    else found.push([x, x + 1]);
  }
  return found;
}
