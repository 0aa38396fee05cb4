// Runs the page's code once the first picture, which stands in the HTML, is on the screen. The build puts this into
// the page, behind the picture, and names the main script in `data-main`. A window that is not shown draws no frames, so
// that a timer stands by.
const { main } = document.currentScript.dataset;
let begun = false;
const begin = () => {
  if (begun) return;
  begun = true;
  import(new URL(main, document.baseURI).href).catch(beginAnew);
};

// The kiosk went away while its page was loading: as soon as it answers again the page is loaded anew.
const ASK_AGAIN_MS = 500;
const beginAnew = () =>
  fetch(location.href).then(
    () => location.reload(),
    () => setTimeout(beginAnew, ASK_AGAIN_MS),
  );

// The browser's own word that the picture is on the glass: begun a frame earlier, the script takes the processor from it.
const UNSEEN_MS = 1_000;
new PerformanceObserver((painted) => {
  if (painted.getEntriesByName('first-contentful-paint').length > 0) begin();
}).observe({ type: 'paint', buffered: true });
setTimeout(begin, UNSEEN_MS);

// A touch that comes before the code is not lost: it is done again as soon as the screen answers (attract-screen.tsx).
const WORTH_REPEATING_MS = 5_000;
let touch = null;
const remember = ({ target, timeStamp }) => {
  touch = { button: target.closest('button'), atMs: timeStamp };
};
addEventListener('click', remember);
const answer = () => {
  removeEventListener('click', remember);
  if (touch && performance.now() - touch.atMs < WORTH_REPEATING_MS) touch.button?.click();
};
document.addEventListener('attract-ready', answer, { once: true });
