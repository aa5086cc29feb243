// Hovering or focusing a claim lights its words, and the other way round. The pages work without this file.
const everywhere = (number) =>
  document.querySelectorAll(`[data-claim="${number}"], mark[data-claims~="${number}"]`);

const numbersOf = (element) => {
  const holder = element.closest("[data-claim], mark[data-claims]");
  if (!holder) return [];
  return (holder.dataset.claim ?? holder.dataset.claims).split(" ");
};

const light = (event) => {
  document.querySelectorAll(".lit").forEach((element) => element.classList.remove("lit"));
  for (const number of numbersOf(event.target)) {
    everywhere(number).forEach((element) => element.classList.add("lit"));
  }
};

document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);
