import { spawn } from "node:child_process";

// Runs until its input ends, which also happens when the tests are killed: nothing is ever left running.
const script = `
read -r _
portal=$(cat "$1/portal.pid" 2>/dev/null)
[ -n "$portal" ] && kill -KILL "$portal" 2>/dev/null
pid=$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid" 2>/dev/null
  n=0
  while kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.05; n=$((n+1)); done
fi
rm -rf "$1"
[ -e "$1" ] || exit 0
sleep 1
rm -rf "$1"`;

/**
 * Looks after a folder that holds, or will hold, a cluster in `postgres/` and perhaps the id of a portal's process in
 * `portal.pid`: when the returned function is called or this process dies in whatever way, both are stopped and the
 * folder is removed.
 */
export function buryAtTheEnd(folder: string): () => Promise<void> {
  const watcher = spawn("sh", ["-c", script, "sh", folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const gone = new Promise<void>((done) => watcher.on("exit", () => done()));
  return async () => {
    watcher.stdin.end();
    await gone;
  };
}
