import type { Attachment } from 'svelte/attachments';

export interface Size {
  width: number;
  height: number;
}

/** A window being dragged changes size with every frame; only where it comes to rest counts. */
const REST = 80;

/** Reports the size of an element: at once when it appears, later when it has stopped changing. */
export function measured(report: (size: Size) => void): Attachment<HTMLElement> {
  return (element) => {
    const measure = () => report({ width: element.clientWidth, height: element.clientHeight });
    measure();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(measure, REST);
    });
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  };
}
