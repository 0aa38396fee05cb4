const HAN = /\p{Script=Han}/u;

/** A name as the shop or its customer wrote it, in whatever language: it is read out in that one. */
export function ShopWords({ text }: { readonly text: string }) {
  return <span lang={HAN.test(text) ? 'zh-CN' : 'en'}>{text}</span>;
}
