import { chromium, type Browser } from "playwright-core";

/** The system's Chromium. Root and small containers cannot have its sandbox; it opens our own pages only. */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", ...args],
  });
}
