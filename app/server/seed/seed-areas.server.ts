import { z } from "zod";
import { systemCtx } from "#app/auth/system-ctx.server.ts";
import type { Services } from "#app/auth/services.ts";
import { importAreas } from "#app/domain/identity/import-areas.server.ts";
import { areaKinds } from "#app/domain/identity/vocabulary.ts";
import areas from "./areas.json" with { type: "json" };

export const listedAreas = z
  .array(
    z.strictObject({
      id: z.string(),
      parentId: z.string().nullable(),
      kind: z.enum(areaKinds),
      names: z.strictObject({ tk: z.string(), ru: z.string(), en: z.string() }),
    }),
  )
  .parse(areas);

/** Country, regions and districts from areas.json. Runs at every start; one statement when nothing changed. */
export function seedAreas(services: Services): Promise<{ changed: number }> {
  return importAreas(systemCtx(services, "seed-areas"), listedAreas);
}
