/*
 * Stands in the head of every page (hooks/theme.py): whether scripts run is known before anything is
 * shown. Where guide.js has not run to its end, because it did not come or the browser is too old for
 * it, buttons and forms that need it are hidden again. Deferred scripts run before this event.
 */
(() => {
  const { classList } = document.documentElement;
  classList.replace("no-js", "js");
  addEventListener("DOMContentLoaded", () => {
    if (!classList.contains("works")) classList.replace("js", "no-js");
  });
})();
