import { decodeQR } from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { readBase32, toBase32 } from "#app/lib/base32.ts";
import { qrPath } from "#app/lib/qr-path.ts";

/** What a camera would see: the path painted black on white, `scale` dots a module. */
function paint({ size, path }: ReturnType<typeof qrPath>, scale: number) {
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x = "", y = "", length = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = 0; row < scale; row++)
      for (let column = 0; column < Number(length) * scale; column++) {
        const at = ((Number(y) * scale + row) * side + Number(x) * scale + column) * 4;
        data.fill(0, at, at + 3);
      }
  return { width: side, height: side, data };
}

describe("the QR code of a certificate", () => {
  it("says the address, to any reader", () => {
    const address = "https://halypa.example.tm/verify/4f7kq0ztx24f7kq0ztx24f7kq0";
    expect(decodeQR(paint(qrPath(address), 6))).toBe(address);
  });
});

describe("base 32", () => {
  it("writes 128 bits as 26 letters that no eye mixes up", () => {
    expect(toBase32(new Uint8Array(16))).toBe("0".repeat(26));
    expect(toBase32(new Uint8Array(16).fill(255))).toBe(`${"z".repeat(25)}w`);
    expect(toBase32(Uint8Array.from({ length: 40 }, (_, i) => i * 7))).not.toMatch(/[ilou]/);
  });

  it("reads what people type", () => {
    expect(readBase32(" 4F7K-OIl1 \n")).toBe("4f7k0111");
  });
});
