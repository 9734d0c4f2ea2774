import type { Pixels } from '../../../../src/domain/images/grey';
import {
  areAlike,
  differentBits,
  measurePicture
} from '../../../../src/domain/images/pictureMeasures';

type Colour = readonly [number, number, number, number?];

/** A picture by the colour at the middle of each pixel, from 0 to 1 across and down. */
function drawn(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour
): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b, a = 255] = colourAt(
        (x + 0.5) / width,
        (y + 0.5) / height
      );
      data.set([r, g, b, a], 4 * (y * width + x));
    }
  }
  return { width, height, data };
}

/** A garment on white with some stripes, whose edges are `soft` of the width wide. */
const garment =
  (soft: number, [r, g, b]: Colour = [40, 60, 120]) =>
  (x: number, y: number): Colour => {
    const edge = Math.min(x - 0.2, 0.8 - x, y - 0.15, 0.9 - y);
    const inside = Math.min(1, Math.max(0, edge / soft + 0.5));
    const stripe = Math.min(
      1,
      Math.max(0, Math.sin(y * 40) / (soft * 20) + 0.5)
    );
    const shade = 1 - 0.4 * stripe;
    const mixed = (part: number): number =>
      255 * (1 - inside) + part * shade * inside;
    return [mixed(r), mixed(g), mixed(b)];
  };

describe('blur', () => {
  const blur = (soft: number, side = 320): number =>
    measurePicture(drawn(side, side, garment(soft))).blur;

  it('tells a sharp picture from a blurred one, at every size of the small picture', () => {
    for (const side of [200, 320, 512]) {
      expect(blur(0.004, side)).toBeLessThan(0.6);
      expect(blur(0.15, side)).toBeGreaterThan(0.8);
    }
  });

  it('is none in a picture of one colour', () => {
    expect(measurePicture(drawn(100, 80, () => [9, 9, 9])).blur).toBe(0);
  });

  it('is measured in a picture of one pixel too', () => {
    expect(measurePicture(drawn(1, 1, () => [1, 2, 3]))).toMatchObject({
      blur: 0,
      colour: '010203'
    });
  });
});

describe('the hash', () => {
  const one = measurePicture(drawn(320, 400, garment(0.01)));

  it('is the same at another size', () => {
    const other = measurePicture(drawn(160, 200, garment(0.01)));
    expect(one.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(areAlike(one, other, 3)).toBe(true);
  });

  it('is another one if the picture is turned', () => {
    const turned = measurePicture(
      drawn(320, 400, (x, y) => garment(0.01)(1 - y, x / 2))
    );
    expect(areAlike(one, turned, 3)).toBe(false);
  });

  it('is compared with the mean colour, which tells two colours of a garment apart', () => {
    const red = measurePicture(drawn(320, 400, garment(0.01, [150, 30, 40])));
    expect(differentBits(one.hash, red.hash)).toBeLessThan(4);
    expect(areAlike(one, red, 3)).toBe(false);
  });

  it('is compared with the brightness of each place, which tells front from back', () => {
    const back = measurePicture(
      drawn(320, 400, (x, y) =>
        Math.abs(x - 0.5) < 0.04 && Math.abs(y - 0.3) < 0.03
          ? [210, 190, 160]
          : garment(0.01)(x, y)
      )
    );
    expect(differentBits(one.hash, back.hash)).toBeLessThan(4);
    expect(areAlike(one, back, 3)).toBe(false);
  });

  it('counts what is transparent as white', () => {
    const seen = drawn(90, 90, x => (x < 0.5 ? [20, 20, 20] : [255, 255, 255]));
    const cut = drawn(90, 90, x => (x < 0.5 ? [20, 20, 20] : [0, 0, 0, 0]));
    expect(measurePicture(cut)).toEqual(measurePicture(seen));
  });
});

it('the distance of two hashes is counted in bits', () => {
  expect(differentBits('0000000000000000', 'ffffffffffffffff')).toBe(64);
  expect(differentBits('8000000000000001', '0000000000000000')).toBe(2);
});
