// A drawn picture to send where no camera and no file is at hand; it says itself that it is synthetic.

/** Return a PNG file of 960 by 640 pixels: a road, a hill, a sun. */
export async function samplePicture() {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [960, 640];
  const pen = canvas.getContext("2d");
  const shape = (colour, points) => {
    pen.fillStyle = colour;
    pen.beginPath();
    points.forEach(([x, y]) => pen.lineTo(x, y));
    pen.fill();
  };
  const sky = pen.createLinearGradient(0, 0, 0, 400);
  sky.addColorStop(0, "#8ec5e8");
  sky.addColorStop(1, "#e9f3f5");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 960, 640);
  pen.fillStyle = "#ffd166";
  pen.beginPath();
  pen.arc(760, 130, 60, 0, 7);
  pen.fill();
  shape("#5b9279", [
    [0, 380],
    [260, 210],
    [520, 360],
    [740, 260],
    [960, 390],
    [960, 640],
    [0, 640],
  ]);
  shape("#8fcb9b", [
    [0, 430],
    [960, 400],
    [960, 640],
    [0, 640],
  ]);
  shape("#4a4e69", [
    [440, 405],
    [520, 405],
    [820, 640],
    [140, 640],
  ]);
  shape("#f2e9e4", [
    [478, 430],
    [482, 430],
    [486, 500],
    [474, 500],
  ]);
  shape("#f2e9e4", [
    [473, 530],
    [487, 530],
    [495, 640],
    [465, 640],
  ]);
  pen.fillStyle = "#1b263b";
  pen.font = "bold 34px sans-serif";
  pen.textAlign = "center";
  pen.fillText("SINTETIK / SYNTHETIC", 480, 70);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new File([blob], "sintetik.png", { type: "image/png" });
}
