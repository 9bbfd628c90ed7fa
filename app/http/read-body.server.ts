/** Bytes of a form or a JSON body that a page takes, unless it says otherwise. */
export const bodyLimit = 128 * 1024;

/**
 * Where people write at length: far more than is kept, so that a text that is too long comes back to be shortened and is
 * never cut off by its weight alone.
 */
export const typedLimit = 8 * 1024 * 1024;

/** Reads a whole body. Throws 413 as soon as it is larger than `limit` bytes, whatever its headers claim. */
export async function readBody(request: Request, limit = bodyLimit): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("Content-Length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** Reads a form, `application/x-www-form-urlencoded` or `multipart/form-data`. Throws 400 for anything else. */
export async function readForm(request: Request, limit = bodyLimit): Promise<FormData> {
  const type = request.headers.get("Content-Type") ?? "";
  const body = await readBody(request, limit);
  try {
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw badRequest();
  }
}

/** Reads JSON. Throws 400 when it is none; what is in it is for a Zod schema to say. */
export async function readJson(request: Request, limit = bodyLimit): Promise<unknown> {
  const body = await readBody(request, limit);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw badRequest();
  }
}

function tooLarge(): Response {
  return Response.json({ code: "too_large" }, { status: 413 });
}

export function badRequest(): Response {
  return Response.json({ code: "invalid" }, { status: 400 });
}
