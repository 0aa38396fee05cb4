import { CAMERA_DELAYS } from './delays.ts';

/** For print: what the sensor gave is not to be thinned a second time. */
const JPEG_QUALITY = 0.95;

/**
 * Takes one picture, as the camera sees it and not mirrored: at the sensor's full size where the camera can, else what
 * the film shows at this moment. Null: neither gave anything.
 */
export async function takePicture(video: HTMLVideoElement, track: MediaStreamTrack): Promise<Blob | null> {
  // The frame of this very moment is kept first: a still may come half a second later, or never.
  const frame = drawFrame(video);
  const still = await takeStill(track);
  return still ?? encodeFrame(frame);
}

async function takeStill(track: MediaStreamTrack): Promise<Blob | null> {
  if (!('ImageCapture' in window) || track.readyState !== 'live') return null;
  try {
    const capture = new ImageCapture(track);
    const late = new Promise<null>((resolve) => setTimeout(resolve, CAMERA_DELAYS.stillMs, null));
    const still = await Promise.race([fullSize(capture).then((size) => capture.takePhoto(size)), late]);
    return still && still.size > 0 && still.type.startsWith('image/') ? still : null;
  } catch {
    // Many cameras tell that they can and then do not.
    return null;
  }
}

/** Cameras take stills at the size of the film unless they are told another. */
async function fullSize(capture: ImageCapture): Promise<PhotoSettings> {
  const { imageWidth, imageHeight } = await capture.getPhotoCapabilities();
  const [width, height] = [imageWidth?.max ?? 0, imageHeight?.max ?? 0];
  return width > 0 && height > 0 ? { imageWidth: width, imageHeight: height } : {};
}

function drawFrame(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas;
}

const encodeFrame = (frame: HTMLCanvasElement): Promise<Blob | null> =>
  frame.width === 0
    ? Promise.resolve(null)
    : new Promise((resolve) => frame.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
