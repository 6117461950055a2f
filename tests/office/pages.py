"""Pictures of slides: none is blank, nothing lies in the margins, and charts show their hues.

Arguments: a JSON file of the hues that must be seen by the number of the slide, pictures in order.
"""

import json
import sys

from PIL import Image

# Share of a slide's width and height that stays free at each side.
MARGIN = 0.02
# Difference of channels up to which two colours are the same: edges are smoothed, nothing else.
TOLERANCE = 6
# Pixels that a hue needs to count as seen.
LEAST = 40


def close(a, b):
    return all(abs(x - y) <= TOLERANCE for x, y in zip(a, b))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        hues = json.load(file)
    faults = []
    for number, name in enumerate(sys.argv[2:], 1):
        picture = Image.open(name).convert("RGB")
        width, height = picture.size
        if abs(width / height - 16 / 9) > 0.01:
            faults.append(f"slide {number}: {width} x {height} is not 16:9")
        colours = picture.getcolors(width * height)
        ink = sum(count for count, colour in colours if not close(colour, (255, 255, 255)))
        if ink < 0.004 * width * height:
            faults.append(f"slide {number}: next to nothing on it, {ink} pixels")
        left, top = round(width * MARGIN), round(height * MARGIN)
        for box in [
            (0, 0, left, height),
            (width - left, 0, width, height),
            (0, 0, width, top),
            (0, height - top, width, height),
        ]:
            strip = picture.crop(box)
            found = strip.getcolors(strip.size[0] * strip.size[1])
            if any(not close(colour, (255, 255, 255)) for _, colour in found):
                faults.append(f"slide {number}: something lies in the margin {box}")
        for hue in hues.get(str(number), []):
            wanted = tuple(bytes.fromhex(hue))
            if sum(count for count, colour in colours if close(colour, wanted)) < LEAST:
                faults.append(f"slide {number}: #{hue} is not to be seen")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
