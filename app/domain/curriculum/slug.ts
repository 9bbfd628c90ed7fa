import { z } from "zod";

/** Ids of content: stable for ever, and part of addresses. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and single hyphens");
