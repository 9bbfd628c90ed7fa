import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { uuidv7 } from "#app/lib/uuid.ts";

export const id = () =>
  uuid("id")
    .primaryKey()
    .$defaultFn(() => uuidv7());

/** A moment, stored in UTC with its zone. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
