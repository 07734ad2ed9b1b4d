// Drawn pictures to send where no camera and no file is at hand; they say themselves that they are synthetic.

const LIGHTS = [
  { sky: ["#8ec5e8", "#e9f3f5"], hill: "#5b9279", grass: "#8fcb9b", sun: "#ffd166" },
  { sky: ["#f6a679", "#fbe3c0"], hill: "#6b705c", grass: "#a5a58d", sun: "#fff1c1" },
  { sky: ["#aab6c2", "#dfe5ea"], hill: "#52796f", grass: "#84a98c", sun: "#c8d2db" },
  { sky: ["#1d2d50", "#45507a"], hill: "#16213a", grass: "#26423a", sun: "#f4f1de" },
];
const SHIFTS = [0, -170, 140, -60]; // pixels that the road lies to the right

/** Return a PNG file of 960 by 640 pixels: a road, a hill, a sun; another one for each `number`. */
export async function samplePicture(number = 0) {
  const light = LIGHTS[number % LIGHTS.length];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [960, 640];
  const pen = canvas.getContext("2d");
  land(pen, light);
  road(pen, SHIFTS[number % SHIFTS.length]);
  pen.fillStyle = light === LIGHTS[3] ? "#fff" : "#1b263b";
  pen.font = "bold 34px sans-serif";
  pen.textAlign = "center";
  pen.fillText(`SINTETIK / SYNTHETIC ${number + 1}`, 480, 110);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new File([blob], `sintetik-${number + 1}.png`, { type: "image/png" });
}

function land(pen, light) {
  const sky = pen.createLinearGradient(0, 0, 0, 400);
  light.sky.forEach((colour, at) => sky.addColorStop(at, colour));
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 960, 640);
  pen.fillStyle = light.sun;
  pen.beginPath();
  pen.arc(760, 150, 60, 0, 7);
  pen.fill();
  shape(pen, light.hill, [0, 380], [260, 210], [520, 360], [740, 260], [960, 390], [960, 640], [0, 640]);
  shape(pen, light.grass, [0, 430], [960, 400], [960, 640], [0, 640]);
}

/** Draw a road to the horizon: it begins under the middle and ends `shift` pixels away from it. */
function road(pen, shift) {
  const end = 480 + shift;
  shape(pen, "#4a4e69", [end - 40, 405 - shift / 30], [end + 40, 405 - shift / 30], [820, 640], [140, 640]);
  for (const [near, far] of [
    [0.08, 0.32],
    [0.45, 1],
  ]) {
    const at = (part) => [end + (480 - end) * part, 408 - shift / 30 + (232 + shift / 30) * part];
    const side = (part, sign) => [at(part)[0] + sign * (2 + 13 * part), at(part)[1]];
    shape(pen, "#f2e9e4", side(near, -1), side(near, 1), side(far, 1), side(far, -1));
  }
}

function shape(pen, colour, ...points) {
  pen.fillStyle = colour;
  pen.beginPath();
  points.forEach(([x, y]) => pen.lineTo(x, y));
  pen.fill();
}
