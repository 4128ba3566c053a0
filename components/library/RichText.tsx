import { Component, createContext } from 'preact';
import { inLanguage } from '#lib/model/language.ts';
import type { RichBlock, RichInline } from '#lib/model/rich.ts';

/** Where pictures in texts come from: an address for an `img`, or null where the picture is not here. */
type Source = (sha256: string) => Promise<string | null>;
export const PictureSource = createContext<Source | null>(null);

/** An author's text as readers see it. Headings start below those of our own page. */
export function RichText({ blocks, language }: { blocks: readonly RichBlock[]; language?: string | undefined }) {
  return (
    <div class="rich" {...inLanguage(language)}>
      <Blocks blocks={blocks} />
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly RichBlock[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <Block block={block} key={index} />
      ))}
    </>
  );
}

function Block({ block }: { block: RichBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <RichLine inlines={block.children} />
        </p>
      );
    case 'heading': {
      const Tag = `h${Math.min(block.level + 2, 6)}` as 'h3' | 'h4' | 'h5' | 'h6';
      return (
        <Tag class={`level-${block.level}`}>
          <RichLine inlines={block.children} />
        </Tag>
      );
    }
    case 'list': {
      const Tag = block.isOrdered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item, index) => (
            <li key={index}>
              <Blocks blocks={item} />
            </li>
          ))}
        </Tag>
      );
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'code-block':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
  }
}

/** One line of an author's text. */
export function RichLine({ inlines }: { inlines: readonly RichInline[] }) {
  return (
    <>
      {inlines.map((inline, index) => (
        <Inline inline={inline} key={index} />
      ))}
    </>
  );
}

function Inline({ inline }: { inline: RichInline }) {
  switch (inline.kind) {
    case 'text':
      return <>{inline.text}</>;
    case 'strong':
      return (
        <strong>
          <RichLine inlines={inline.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <RichLine inlines={inline.children} />
        </em>
      );
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return (
        <a href={inline.href} target="_blank" rel="noopener noreferrer">
          <RichLine inlines={inline.children} />
        </a>
      );
    case 'break':
      return <br />;
    case 'picture':
      return <TextPicture key={inline.sha256} {...inline} />;
  }
}

type Shown = Extract<RichInline, { kind: 'picture' }>;

/** Its words until it is there. A class, because this is in pages of others, too: hooks would cost them a kilobyte. */
class TextPicture extends Component<Shown, { url?: string | null }> {
  override componentDidMount(): void {
    void this.look();
  }

  private async look(): Promise<void> {
    const url = (await (this.context as Source | null)?.(this.props.sha256)) ?? null;
    this.setState({ url });
  }

  render({ alt }: Shown, { url }: { url?: string | null }) {
    return url ? <img src={url} alt={alt} /> : <>{alt}</>;
  }
}
TextPicture.contextType = PictureSource;
