// Switches what an issue's page shows without loading it anew. Without this script the controls
// are plain links that do the same.
"use strict";



function isControl(target) {
  return target instanceof Element ? target.closest(".segments a") : null;
}

/** Take over what differs of a pane; a frame whose mail is the same is not loaded anew. */
function update(shown, fresh) {
  const [frame, next] = [shown, fresh].map((pane) => pane.querySelector("iframe"));
  shown.ariaLabel = fresh.ariaLabel;
  shown.querySelector(".subject").replaceWith(fresh.querySelector(".subject"));
  if (frame.src === next.src) frame.className = next.className;
  else frame.replaceWith(next);
}

function replace(page) {
  const [shown, fresh] = [document, page].map((of) => of.getElementById("panes"));
  const [old, next] = [shown, fresh].map((panes) => [...panes.querySelectorAll(".pane:has(iframe)")]);
  document.getElementById("toolbar").replaceWith(page.getElementById("toolbar"));
  if (old.length && old.length === next.length) old.forEach((pane, at) => update(pane, next[at]));
  else shown.replaceWith(fresh);
}

async function show(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  replace(page);
  document.querySelector(".toggle")?.replaceWith(page.querySelector(".toggle"));
}

document.addEventListener("click", async (event) => {
  const link = isControl(event.target);
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { of, value } = link.dataset;
  try {
    await show(link.href);
    history.pushState(null, "", link.href);
    document.querySelector(`[data-of="${of}"][data-value="${value}"]`)?.focus();
  } catch {
    location.assign(link.href);
  }
});

addEventListener("popstate", () => {
  show(location.href).catch(() => location.reload());
});
