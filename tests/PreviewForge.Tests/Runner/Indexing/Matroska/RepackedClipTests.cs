using System.IO.Compression;
using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.Tests.Runner.Fakes;
using static PreviewForge.Tests.Runner.Ebml.Elements;
using static PreviewForge.Tests.Runner.Indexing.Matroska.CraftedMatroska;

namespace PreviewForge.Tests.Runner.Indexing.Matroska;

/// <summary>Real pictures, packed as only other writers do: ffmpeg must still decode them out of the small stream.</summary>
public class RepackedClipTests
{
    private const string Clip = "-f lavfi -i testsrc2=s=320x180:r=24:d=8,noise=alls=8:allf=t -c:v mpeg4 -bf 2 -g 24";
    private const uint Compression = 0x5034;
    private const uint Algorithm = 0x4254;
    private const uint Settings = 0x4255;

    [Fact]
    public Task Bytes_that_all_frames_begin_with_may_be_left_out() =>
        DecodesAsync(entry => Join(entry, Encoding(3, [0, 0, 1])), picture => picture[3..]);

    [Fact]
    public Task Frames_may_be_compressed() => DecodesAsync(entry => Join(entry, Encoding(0, [])), picture =>
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write(picture);
        }

        return packed.ToArray();
    });

    [Fact]
    public Task A_codec_may_be_named_by_its_FourCC_although_it_reorders_pictures() => DecodesAsync(
        entry => Join(
            Number(MatroskaId.TrackNumber, 1), Number(MatroskaId.TrackType, 1), Text(MatroskaId.CodecId, "V_MS/VFW/FOURCC"),
            Element(MatroskaId.CodecPrivate, Xvid(), PrivateOf(entry)),
            Element(MatroskaId.Video, Number(MatroskaId.PixelWidth, 320), Number(MatroskaId.PixelHeight, 180))),
        picture => picture);

    [Fact]
    public async Task A_head_made_of_an_avi_format_is_decoded_too()
    {
        var (entry, pictures, plain) = await ClipAsync();
        var head = MatroskaStreamHead.ForVfw(Join(Xvid(), PrivateOf(entry)), 320, 180, displayAspect: (4, 3));
        var video = await OpenAsync(Repacked(entry, pictures));

        var copied = await PictureHashes.OfSmallStreamAsync(new WithHead(video, head), video.Index.Keyframes);

        Assert.Equal(plain, copied.Select(picture => picture.Hash));
        Assert.Equal(Enumerable.Range(0, plain.Count).Select(number => (double)number), copied.Select(picture => picture.Seconds));
    }

    private static async Task DecodesAsync(Func<byte[], byte[]> entryOf, Func<byte[], byte[]> pack)
    {
        var (entry, pictures, plain) = await ClipAsync();
        var video = await OpenAsync(Repacked(entryOf(entry), [.. pictures.Select(pack)]));

        var copied = await PictureHashes.OfSmallStreamAsync(video, video.Index.Keyframes);

        Assert.Equal("mpeg4", video.Index.Codec);
        Assert.Equal(plain, copied.Select(picture => picture.Hash));
        Assert.Equal(Enumerable.Range(0, plain.Count).Select(number => (double)number), copied.Select(picture => picture.Seconds));
    }

    private static CraftedMatroska Repacked(byte[] entry, IReadOnlyList<byte[]> pictures) => new()
    {
        Info = Element(MatroskaId.Info),
        Tracks = Element(MatroskaId.Tracks, Element(MatroskaId.TrackEntry, entry)),
        Clusters = [.. pictures.Index().Select(picture => Cluster(picture.Index, SimpleBlock(1, 0, picture.Item)))],
    };

    /// <returns>The track's entry, the coded keyframes, and the hashes of their pictures.</returns>
    private static async Task<(byte[] Entry, IReadOnlyList<byte[]> Pictures, IReadOnlyList<string> Plain)> ClipAsync()
    {
        var path = await TestMedia.MakeAsync(Clip, "mkv");
        using var source = MediaFile.Open(path, TimeProvider.System);
        var video = await OpenAsync(source);
        var pictures = new List<byte[]>();
        foreach (var keyframe in video.Index.Keyframes)
        {
            using var packet = await video.ReadAsync(keyframe, 0, TestContext.Current.CancellationToken);
            pictures.Add(packet.Bytes[^packet.CodedBytes..].ToArray());
        }

        return (EntryIn(video.Head.Span), pictures, [.. (await PictureHashes.OfFileAsync(path)).Select(picture => picture.Hash)]);
    }

    private static byte[] EntryIn(ReadOnlySpan<byte> head)
    {
        var at = head.LastIndexOf(Id(MatroskaId.Tracks));
        var tracks = new EbmlElements(head[at..]);
        Assert.True(tracks.Next());
        var entries = new EbmlElements(tracks.Content);
        Assert.True(entries.Next());
        return entries.Content.ToArray();
    }

    private static byte[] PrivateOf(byte[] entry)
    {
        var members = new EbmlElements(entry);
        while (members.Next())
        {
            if (members.Id is MatroskaId.CodecPrivate)
            {
                return members.Content.ToArray();
            }
        }

        return [];
    }

    private static byte[] Encoding(byte algorithm, byte[] settings) => Element(MatroskaId.ContentEncodings, Element(
        MatroskaId.ContentEncoding, Element(Compression, Number(Algorithm, algorithm), settings is [] ? [] : Element(Settings, settings))));

    /// <summary>A BITMAPINFOHEADER: its length, the picture's size, planes, bits, the FourCC.</summary>
    private static byte[] Xvid() => [40, 0, 0, 0, 0x40, 1, 0, 0, 180, 0, 0, 0, 1, 0, 24, 0, .. "XVID"u8, .. new byte[20]];

    private static Task<IIndexedVideo> OpenAsync(CraftedMatroska file) => OpenAsync(new MemorySource(file.ToBytes()));

    private static async Task<IIndexedVideo> OpenAsync(IMediaSource source)
    {
        var outcome = await new MatroskaIndexer().OpenAsync(source, slotSeconds: 10, TestContext.Current.CancellationToken);
        return outcome is IndexOutcome.Found found ? found.Video : throw new InvalidOperationException(outcome.ToString());
    }

    private sealed class WithHead(IIndexedVideo video, byte[] head) : IIndexedVideo
    {
        public VideoIndex Index => video.Index;

        public string StreamFormat => video.StreamFormat;

        public ReadOnlyMemory<byte> Head => head;

        public ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken) => video.ReadAsync(keyframe, number, cancellationToken);
    }
}
