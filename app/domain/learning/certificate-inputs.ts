import { z } from "zod";
import { isUuid } from "#app/lib/uuid.ts";
import { revocationReasons } from "./certificate.ts";

const uuid = z.string().refine(isUuid);

/** `shown`: the state wanted, so that sending it twice changes nothing. */
export const consentInput = z.object({
  certificateId: uuid,
  shown: z.union([z.boolean(), z.enum(["yes", "no"]).transform((word) => word === "yes")]),
});
export type ConsentInput = z.input<typeof consentInput>;

/** `eventId` is made by the page. */
export const revokeInput = z.object({
  certificateId: uuid,
  eventId: uuid,
  reason: z.enum(revocationReasons, "errors.required"),
});
export type RevokeInput = z.input<typeof revokeInput>;

/** `newId`: of the certificate that takes its place, made by the page. */
export const replaceInput = z.object({ certificateId: uuid, newId: uuid });
export type ReplaceInput = z.input<typeof replaceInput>;
