import { monitorEventLoopDelay } from "node:perf_hooks";
import type { RouteKind } from "./route-kind.ts";

export interface Metrics {
  count(kind: RouteKind, status: number, ms: number): void;
  /** Prometheus text format 0.0.4. `poolSize` is the largest number of connections to the database. */
  text(poolSize: number): string;
  stop(): void;
}

const resolutionMs = 20;

/** Counters of this process. */
export function makeMetrics(): Metrics {
  const requests = new Map<string, { count: number; seconds: number }>();
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  return {
    count(kind, status, ms) {
      const labels = `kind="${kind}",status="${Math.floor(status / 100)}xx"`;
      const entry = requests.get(labels) ?? { count: 0, seconds: 0 };
      entry.count += 1;
      entry.seconds += ms / 1000;
      requests.set(labels, entry);
    },
    text(poolSize) {
      const rows = [...requests].toSorted(([a], [b]) => a.localeCompare(b));
      const lines = [
        "# TYPE halypa_http_requests_total counter",
        ...rows.map(([labels, { count }]) => `halypa_http_requests_total{${labels}} ${count}`),
        "# TYPE halypa_http_request_seconds_total counter",
        ...rows.map(
          ([labels, { seconds }]) => `halypa_http_request_seconds_total{${labels}} ${seconds.toFixed(6)}`,
        ),
        "# TYPE halypa_event_loop_lag_seconds gauge",
        ...[50, 99].map(
          (p) => `halypa_event_loop_lag_seconds{quantile="0.${p}"} ${lag(delay.percentile(p))}`,
        ),
        "# TYPE halypa_database_pool_size gauge",
        `halypa_database_pool_size ${poolSize}`,
        "# TYPE process_cpu_seconds_total counter",
        `process_cpu_seconds_total ${cpuSeconds()}`,
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        "# TYPE process_uptime_seconds gauge",
        `process_uptime_seconds ${process.uptime().toFixed(0)}`,
      ];
      delay.reset();
      return `${lines.join("\n")}\n`;
    },
    stop: () => void delay.disable(),
  };
}

function cpuSeconds(): string {
  const { user, system } = process.cpuUsage();
  return ((user + system) / 1e6).toFixed(6);
}

// The monitor measures from timer to timer: what exceeds its own step is the lag.
function lag(nanoseconds: number): string {
  return Math.max(0, nanoseconds / 1e9 - resolutionMs / 1e3).toFixed(6);
}
