// Runs the page's code once the first picture, which stands in the HTML, is on the screen. The build puts this file beside
// the others and names the main script in `data-main`. A window that is not shown draws no frames, so that a timer stands by.
const { main } = document.currentScript.dataset;
let begun = false;
const begin = () => {
  if (begun) return;
  begun = true;
  import(new URL(main, document.baseURI).href);
};
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, 200);
