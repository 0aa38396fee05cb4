/** Where the stick goes: the socket at the front of the kiosk, below the screen. */
export const StickPicture = () => (
  <svg
    className="usb-picture"
    viewBox="0 0 240 150"
    fill="none"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path
      className="usb-picture-body"
      d="M20 8h200a8 8 0 0 1 8 8v118a8 8 0 0 1-8 8H20a8 8 0 0 1-8-8V16a8 8 0 0 1 8-8z"
    />
    <path className="usb-picture-screen" d="M28 22h184v44H28z" />
    <path className="usb-picture-socket" d="M92 88h56v18H92z" />
    <path className="usb-picture-tongue" d="M99 95h42" />
    <g className="usb-picture-stick">
      <path d="M101 112h38v14h-38zM94 126h52v20H94z" />
      <path d="M112 117v3M128 117v3" />
    </g>
  </svg>
);
