/** A worker process for tests: `run-jobs.ts <address as JSON> <SMTP_URL>`. Says "ready" and works until it is ended. */
import { openDatabase, type DatabaseAddress } from "#app/db/client.server.ts";
import { makeMailer } from "#app/platform/mailer.server.ts";
import { startJobs } from "#app/server/jobs/start-jobs.server.ts";
import { testServices } from "./request.ts";

const [address = "", smtpUrl = ""] = process.argv.slice(2);
const pool = openDatabase(JSON.parse(address) as DatabaseAddress, 5);
const mailer = makeMailer(smtpUrl, "halypa@halypa.test", 60_000);
const times = { lookSeconds: 1, cronSeconds: 1, retrySeconds: 1, expireSeconds: 2 };
const jobs = await startJobs(testServices(pool, { mailer }), times);
process.on("SIGTERM", () => {
  void jobs
    .stop()
    .then(() => pool.close())
    .then(() => process.exit(0));
});
process.stdout.write("ready\n");
