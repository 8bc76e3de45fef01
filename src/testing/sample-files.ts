/** Files as citizens have them: pictures that say where they were taken, PDF that do more than show text. All made up. */

const base64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0));

/** 32 × 24 pixels, drawn by Chromium. */
export const PLAIN = {
  jpeg: base64(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAYACADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQDBf/EAB8QAAIBAgcAAAAAAAAAAAAAAAAREwVhFRYjQmSj4f/EABYBAQEBAAAAAAAAAAAAAAAAAAAEA//EABoRAQACAwEAAAAAAAAAAAAAAAACEhMiMYH/2gAMAwEAAhEDEQA/ANaXTcRl1Y41tbbvYvy1y+v0gpdSw6XSkkW5JO1y/MvE7PC6eW2vPEcMVduuCAChgAAAAAP/2Q==",
  ),
  png: base64(
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAYCAYAAACbU/80AAAAV0lEQVR4AeyTwQkAIAhFpVFqhIarERquRmiWuudJJLy84B8ClccTU27zRCZJ8ANAGdijiiXeDSoA70BrPwAYwIAyUPoSS6xn99YrgLfg9x8ADGAAAxi4AAAA///eFaJKAAAABklEQVQDAGCEcLH4IdXdAAAAAElFTkSuQmCC",
  ),
  webp: base64(
    "UklGRnYAAABXRUJQVlA4WAoAAAAAAAAAHwAAFwAAVlA4IFgAAAAQBACdASogABgAPu1mqk2ppaQiMAgBMB2JYgB4NXAFv/gPJALhww2uwAD9CH/VAv//JupfgrByozlJuXZc/8r1zWI/J6slePrwnryQ1k8WYRV5+PkLAAAA",
  ),
};

/** Stands in every block that says where, when or who; must never come out again. */
export const GPS = "GPS 31.2304N 121.4737E";

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const u16 = (value: number) => Uint8Array.of(value >> 8, value);
const u32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const u32le = (value: number) => u32(value).toReversed();

/** Big-endian TIFF: the orientation, and a GPS block whose place is written in words. */
export function exif(orientation: number): Uint8Array {
  const entry = (tag: number, type: number, count: number, value: Uint8Array) => joined(u16(tag), u16(type), u32(count), value);
  const gpsAt = 8 + 2 + 2 * 12 + 4;
  const wordsAt = gpsAt + 2 + 12 + 4;
  return joined(
    text("MM"),
    u16(42),
    u32(8),
    u16(2),
    entry(0x0112, 3, 1, joined(u16(orientation), u16(0))),
    entry(0x8825, 4, 1, u32(gpsAt)),
    u32(0),
    u16(1),
    entry(0x001d, 2, GPS.length, u32(wordsAt)),
    u32(0),
    text(GPS),
  );
}

export function jpegSegment(marker: number, data: Uint8Array): Uint8Array {
  return joined(Uint8Array.of(0xff, marker), u16(data.length + 2), data);
}

/** @param before segments that come right after the beginning @param after bytes behind the picture's end */
export function jpegWith(before: Uint8Array[], after: Uint8Array = new Uint8Array()): Uint8Array {
  return joined(PLAIN.jpeg.subarray(0, 2), ...before, PLAIN.jpeg.subarray(2), after);
}

/** The checksum of a chunk is not looked at: what is taken over is taken over as it stands. */
export function pngChunk(name: string, data: Uint8Array): Uint8Array {
  return joined(u32(data.length), text(name), data, u32(0));
}

const AFTER_IHDR = 33;

export function pngWith(chunks: Uint8Array[], after: Uint8Array = new Uint8Array()): Uint8Array {
  return joined(PLAIN.png.subarray(0, AFTER_IHDR), ...chunks, PLAIN.png.subarray(AFTER_IHDR), after);
}

export function webpChunk(name: string, data: Uint8Array): Uint8Array {
  return joined(text(name), u32le(data.length), data, new Uint8Array(data.length % 2));
}

export function webpWith(chunks: Uint8Array[], flags = 0x2c): Uint8Array {
  const head = PLAIN.webp.slice(0, 30);
  head[20] = flags;
  const body = joined(head.subarray(12), PLAIN.webp.subarray(30), ...chunks);
  return joined(text("RIFF"), u32le(body.length + 4), text("WEBP"), body);
}

/** As a telephone takes them: lying on its side, with a place in every block that may hold one. */
export const PHOTOS = {
  jpeg: jpegWith(
    [
      jpegSegment(0xe1, joined(text("Exif\0\0"), exif(6))),
      jpegSegment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${GPS}</x:xmpmeta>`)),
      jpegSegment(0xe2, text(`MPF\0${GPS}`)),
      jpegSegment(0xed, text(`Photoshop 3.0\0${GPS}`)),
      jpegSegment(0xee, text(`Adobe\0\x64\0\0\0\0\x01${GPS}`)),
      jpegSegment(0xfe, text(GPS)),
    ],
    text(GPS),
  ),
  png: pngWith(
    [
      pngChunk("eXIf", exif(6)),
      pngChunk("tEXt", text(`Location\0${GPS}`)),
      pngChunk("iTXt", text(`XML:com.adobe.xmp\0\0\0\0\0${GPS}`)),
      pngChunk("tIME", text(GPS)),
      pngChunk("zzZz", text(GPS)),
    ],
    text(GPS),
  ),
  webp: webpWith([webpChunk("EXIF", exif(6)), webpChunk("XMP ", text(GPS)), webpChunk("ABCD", text(GPS))]),
};

export function pdfOf(...objects: string[]): Uint8Array {
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join("");
  return text(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`);
}

export const PDF = pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>");

export function contains(bytes: Uint8Array, words: string): boolean {
  return new TextDecoder("latin1").decode(bytes).includes(words);
}
