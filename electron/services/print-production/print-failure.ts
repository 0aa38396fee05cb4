/** Why a print cannot be produced. The same request fails again the same way. `detail` is for staff and the log. */
export interface PrintFailure {
  readonly kind:
    | 'tooManyBytes'
    | 'notAPicture'
    /** Not the pixels of this case at any density that is printed. */
    | 'wrongSize'
    /** The case, at this density and bleed, is more than this machine will decode. */
    | 'tooLarge'
    /** The header is right, the pixels are not. */
    | 'damaged'
    /** The ICC profile is missing, broken, or for other colours. */
    | 'profileUnusable';
  readonly detail: string;
}
