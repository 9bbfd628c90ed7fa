import { author } from "./page-author.ts";

/** Keeps the place in a lesson: the part at the top of the screen once it rests there, and brings one back to it. */
export function startPlace(): void {
  const lesson = document.querySelector<HTMLElement>("[data-lesson]");
  const url = lesson?.dataset["placeUrl"];
  if (!lesson || !url) return;
  resume(lesson);

  const visible = new Set<number>();
  let kept = -1;
  let timer = 0;
  const keep = () => {
    const part = Math.min(...visible);
    if (!Number.isFinite(part) || part === kept) return;
    kept = part;
    const body = new URLSearchParams({ author, lesson: lesson.dataset["lesson"] ?? "", part: String(part) });
    // A place that gets lost costs a little scrolling: it is not queued.
    fetch(url, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } }).catch(
      () => (kept = -1),
    );
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const part = Number(target.getAttribute("data-part"));
      if (isIntersecting) visible.add(part);
      else visible.delete(part);
    }
    clearTimeout(timer);
    timer = window.setTimeout(keep, 1500);
  });
  for (const part of lesson.querySelectorAll("[data-part]")) observer.observe(part);
  addEventListener("pagehide", keep);
}

function resume(lesson: HTMLElement): void {
  const part = Number(lesson.querySelector<HTMLElement>("[data-resume]")?.dataset["resume"] ?? 0);
  const [navigation] = performance.getEntriesByType("navigation");
  const fresh = navigation instanceof PerformanceNavigationTiming && navigation.type === "navigate";
  if (part > 1 && fresh && !location.hash) document.getElementById(`p-${part}`)?.scrollIntoView();
}
