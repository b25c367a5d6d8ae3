/** Where things stand, in pixels: the side where reading starts holds the scale, the other the last figures. */
export interface OptInLayout {
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly rtl: boolean;
  readonly top?: { readonly y: number; readonly height: number };
  readonly flows?: { readonly y: number; readonly height: number };
}
