import type { CarriedForm } from "#app/lib/carried-form.ts";

/** 401 with the sign-in page that carries the form: the root shows it. */
export function carry(form: Omit<CarriedForm, "code">): Response {
  const body: CarriedForm = { code: "signed_out", ...form };
  return Response.json(body, { status: 401, headers: { "Cache-Control": "no-store" } });
}
