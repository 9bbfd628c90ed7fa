/** A process that stays connected to the database of its first argument, as a portal does, until it is killed. */
import { openDatabase } from "#app/db/client.server.ts";

const pool = openDatabase({ url: process.argv[2] ?? "" }, 1);
await pool.sql`select 1`;
console.log("connected");
process.stdin.on("end", () => process.exit(1)).resume();
