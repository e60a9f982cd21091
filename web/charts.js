// A link to a chart's SVG that is to be kept as PNG: drawn at twice its size. Without this script the link gives the SVG.
const SCALE = 2;

async function png(address) {
  const answer = await fetch(address, { headers: { Accept: "image/svg+xml" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [SCALE * image.naturalWidth, SCALE * image.naturalHeight];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

for (const link of document.querySelectorAll("a[data-png]")) {
  link.parentElement.hidden = false;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      save(await png(link.href), link.dataset.png);
    } catch {
      location.assign(link.href);
    }
  });
}
