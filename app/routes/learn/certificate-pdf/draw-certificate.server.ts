import { createRequire } from "node:module";
import Pdf from "pdfkit";
import type { CertificateSheet } from "#app/i18n/certificate-sheet.ts";
import { qrPath } from "#app/lib/qr-path.ts";

const { resolve } = createRequire(import.meta.url);
const font = (name: string) => resolve(`@expo-google-fonts/noto-serif/${name}.ttf`);

/** A4 in points. */
const page = { width: 595.28, height: 841.89, side: 64 };
const inner = page.width - 2 * page.side;
const ink = { dark: "#231b18", soft: "#5b504a", line: "#e2d7c8", madder: "#8a1c2c" };
const carpet = { ground: "#8a1c2c", deep: "#5f1019", light: "#d98a5b", thread: "#f6e7d3" };
/** Where code and address begin; everything else stands above. */
const footTop = 700;

/**
 * One page of A4, tagged for screen readers, with both fonts cut to the letters in use. `data` goes along as a file
 * inside, so that the copy can be checked offline. The same sheet gives the same bytes.
 */
export async function drawCertificate(
  sheet: CertificateSheet,
  { data, issuedAt }: { readonly data: string; readonly issuedAt: Date },
): Promise<Buffer> {
  const doc = new Pdf({
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: sheet.locale,
    info: { Title: `${sheet.heading}: ${sheet.course}`, Author: sheet.issuer, CreationDate: issuedAt },
  });
  const done = collect(doc);
  doc.registerFont("regular", font("400Regular/NotoSerif_400Regular"));
  doc.registerFont("bold", font("700Bold/NotoSerif_700Bold"));
  doc.markContent("Artifact", { type: "Layout" });
  drawBand(doc, 0);
  drawBand(doc, page.height - bandHeight);
  doc.endMarkedContent();
  drawText(doc, sheet);
  const times = { creationDate: issuedAt, modifiedDate: issuedAt };
  doc.file(Buffer.from(data), { name: "certificate.json", type: "application/json", ...times });
  doc.end();
  return done;
}

type Doc = InstanceType<typeof Pdf>;

function collect(doc: Doc): Promise<Buffer> {
  return new Promise((settle, fail) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => settle(Buffer.concat(chunks)));
    doc.on("error", fail);
  });
}

const knot = 2.2;
const bandHeight = 7 * knot;
/** The band of every page, woven in knots: `t`hread, `l`ight, `d`eep, or the ground. Twelve make one turn. */
const weave = [
  "dddddddddddd",
  "......t.....",
  ".....tlt....",
  "t...tldlt...",
  ".....tlt....",
  "......t.....",
  "dddddddddddd",
];

function drawBand(doc: Doc, top: number): void {
  doc.rect(0, top, page.width, bandHeight).fill(carpet.ground);
  const colours: Record<string, string> = { t: carpet.thread, l: carpet.light, d: carpet.deep };
  for (const [letter, colour] of Object.entries(colours)) {
    for (const [y, row] of weave.entries())
      for (let x = 0; x * knot < page.width; x++)
        if (row[x % row.length] === letter) doc.rect(x * knot, top + y * knot, knot, knot);
    doc.fill(colour);
  }
}

function drawText(doc: Doc, sheet: CertificateSheet): void {
  const root = doc.struct("Document");
  doc.addStructure(root);
  const centred = (tag: "P" | "H1", text: string, face: string, size: number, colour: string) =>
    root.add(
      doc.struct(tag, {}, () => {
        doc.font(face).fontSize(size).fillColor(colour);
        doc.text(text, page.side, doc.y, { width: inner, align: "center" });
      }),
    );
  doc.y = 78;
  centred("P", sheet.issuer, "regular", 10.5, ink.soft);
  doc.y += 14;
  centred("H1", sheet.heading, "bold", 32, ink.madder);
  doc.y += 22;
  centred("P", sheet.holder, "bold", 22, ink.dark);
  doc.y += 6;
  centred("P", sheet.completed, "regular", 12, ink.dark);
  doc.y += 6;
  centred("P", sheet.course, "bold", 18, ink.dark);
  doc.y += 22;
  drawFacts(doc, root, sheet);
  drawOutcomes(doc, root, sheet);
  drawFoot(doc, root, sheet);
  root.end();
}

type Element = ReturnType<Doc["struct"]>;

/** Three columns, as the page has on a desk. */
function drawFacts(doc: Doc, root: Element, { facts }: CertificateSheet): void {
  rule(doc);
  const gap = 16;
  const width = (inner - 2 * gap) / 3;
  for (let from = 0; from < facts.length; from += 3) {
    const top = doc.y + 12;
    let bottom = top;
    for (const [column, { label, text }] of facts.slice(from, from + 3).entries()) {
      const x = page.side + column * (width + gap);
      root.add(
        doc.struct("P", {}, () => {
          doc.font("regular").fontSize(9).fillColor(ink.soft).text(label, x, top, { width });
          doc
            .font("bold")
            .fontSize(11)
            .fillColor(ink.dark)
            .text(text, x, doc.y + 1, { width });
        }),
      );
      bottom = Math.max(bottom, doc.y);
    }
    doc.y = bottom;
  }
  doc.y += 14;
  rule(doc);
}

function rule(doc: Doc): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(page.side, doc.y)
    .lineTo(page.width - page.side, doc.y)
    .lineWidth(0.75)
    .stroke(ink.line);
  doc.endMarkedContent();
}

/** As large as they fit above the foot. */
function drawOutcomes(doc: Doc, root: Element, { outcomes, outcomesTitle }: CertificateSheet): void {
  if (outcomes.length === 0) return;
  doc.y += 16;
  root.add(
    doc.struct("H2", {}, () => {
      doc
        .font("bold")
        .fontSize(11)
        .fillColor(ink.dark)
        .text(outcomesTitle, page.side, doc.y, { width: inner });
    }),
  );
  const indent = 14;
  const width = inner - indent;
  const room = footTop - 12 - doc.y;
  const height = (size: number) => {
    doc.font("regular").fontSize(size);
    return outcomes.reduce((sum, text) => sum + doc.heightOfString(text, { width }) + size * 0.35, 0);
  };
  const size = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7].find((one) => height(one) <= room) ?? 6.5;
  const list = doc.struct("L");
  root.add(list);
  for (const outcome of outcomes) {
    const top = doc.y + size * 0.35;
    doc.markContent("Artifact", { type: "Layout" });
    doc.rect(page.side + 2, top + size * 0.55, 4, 4).fill(ink.madder);
    doc.endMarkedContent();
    list.add(
      doc.struct("LI", {}, () => {
        doc.font("regular").fontSize(size).fillColor(ink.dark);
        doc.text(outcome, page.side + indent, top, { width });
      }),
    );
  }
  list.end();
}

function drawFoot(doc: Doc, root: Element, { verify, address }: CertificateSheet): void {
  const { size, path } = qrPath(address);
  const side = 96;
  root.add(
    doc.struct("Figure", { alt: address }, () => {
      doc.save();
      doc.translate(page.side, footTop).scale(side / size);
      doc.path(path).fill("#000");
      doc.restore();
    }),
  );
  root.add(
    doc.struct("P", {}, () => {
      const x = page.side + side + 12;
      const width = inner - side - 12;
      doc
        .font("regular")
        .fontSize(10)
        .fillColor(ink.dark)
        .text(verify, x, footTop + 26, { width });
      doc
        .fontSize(9.5)
        .fillColor(ink.dark)
        .text(address, x, doc.y + 4, { width, link: address });
    }),
  );
}
