import { createHash } from "node:crypto";
import type { ContentFile } from "../content-files.ts";
import { FindingList } from "../finding.ts";
import { limits } from "../limits.ts";
import { checkSvg } from "./check-svg.ts";

export interface Picture {
  readonly hash: string;
  readonly mediaType: "image/svg+xml" | "image/png";
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Checks a picture and reads its size. Null with findings when it is not safe to serve. */
export function readPicture(file: ContentFile | undefined, findings: FindingList): Picture | null {
  if (!file) {
    findings.add("picture-missing", undefined, { name: findings.file });
    return null;
  }
  if (file.size > limits.pictureBytes) {
    findings.add("file-too-big", undefined, {
      kilobytes: Math.ceil(file.size / 1000),
      limit: limits.pictureBytes / 1000,
    });
    return null;
  }
  const bytes = Buffer.from(file.bytes);
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (findings.file.endsWith(".png")) {
    const sound = bytes.length > 33 && bytes.subarray(0, 8).toString("hex") === "89504e470d0a1a0a";
    if (sound)
      return {
        hash,
        bytes,
        mediaType: "image/png",
        width: bytes.readUInt32BE(16),
        height: bytes.readUInt32BE(20),
      };
    findings.add("picture-unsafe", undefined, { detail: "PNG" });
    return null;
  }
  const before = findings.items.length;
  const size = checkSvg(bytes.toString("utf8"), findings);
  return size && findings.items.length === before
    ? { hash, bytes, mediaType: "image/svg+xml", ...size }
    : null;
}
