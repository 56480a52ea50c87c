using System.Globalization;
using FFMpegCore;
using FFMpegCore.Arguments;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>The argument lists of ffmpeg and ffprobe.</summary>
internal static class FfmpegCommand
{
    /// <summary>
    /// The containers that are opened. What is not here reads other files or the network on behalf of the file (playlists, concat
    /// scripts, image sequences), or is no video.
    /// </summary>
    private const string Containers =
        "aac,ac3,asf,av1,avi,dv,eac3,flac,flv,gxf,h264,hevc,ivf,live_flv,m4v,matroska,mov,mp3,mp4,mpeg,mpegts,mpegvideo,mxf,nut,nuv,obu,"
        + "ogg,pva,rm,ty,vc1,vc1test,vob,wav,webm,wtv";

    private const string OnlyThisFile = $"-protocol_whitelist file -format_whitelist {Containers}";

    /// <summary>What is asked of a file; the rest may hold anything, in any amount.</summary>
    private const string Entries =
        "format=duration,start_time:"
        + "stream=index,codec_type,codec_name,pix_fmt,width,height,sample_aspect_ratio,start_time,duration,"
        + "color_space,color_transfer,color_primaries:"
        + "stream_disposition=default,attached_pic,still_image:stream_tags=DURATION,DURATION-eng:"
        + "stream_side_data=displaymatrix,rotation,dv_profile,dv_bl_signal_compatibility_id";

    /// <summary>Describes the file as JSON on standard output.</summary>
    public static IReadOnlyList<string> Probe(string path) =>
        [.. ArgumentText.Split($"-hide_banner -loglevel error {OnlyThisFile} -show_entries {Entries} -print_format json -i"), FileArgument.Url(path)];

    /// <summary>
    /// Decodes the file once and writes the pictures of every width as numbered JPEG files, and its progress on standard output.
    /// </summary>
    /// <param name="request">Which pictures.</param>
    /// <param name="patternOf">Where the pictures of a size go: an absolute path with one <c>%0Nd</c>, counting from 0.</param>
    /// <param name="threads">Threads of the decoder, at least 1. The pictures don't depend on it.</param>
    public static IReadOnlyList<string> Extract(FrameRequest request, Func<FrameSize, string> patternOf, int threads)
    {
        var arguments = FFMpegArguments
            .FromInput(FileArgument.Input(request.Source), options => options
                .WithCustomArgument("-nostdin -hide_banner -loglevel warning -nostats -progress pipe:1 -y")
                .WithCustomArgument("-filter_complex_threads 1 -filter_complex " + ArgumentText.Quote(FilterGraph.Build(request, Selection.Slots)))
                .WithCustomArgument(OnlyThisFile)
                .WithCustomArgument(FilterGraph.InputOptions)
                .WithCustomArgument("-an -sn -dn")
                .WithThreads(threads))
            .OutputToMany(outputs =>
            {
                foreach (var size in request.Sizes)
                {
                    outputs.AddOutput(FileArgument.Images(patternOf(size)), options => Pictures(options, request, size));
                }
            });
        return ArgumentText.Split(arguments.Arguments);
    }

    // bitexact leaves out the encoder's version, and one thread keeps the slices the same: equal input gives equal bytes.
    private static void Pictures(FFMpegOutputOptions options, FrameRequest request, FrameSize size) => options
        .WithMap(FilterGraph.Pad(size))
        .WithArgument(new VideoCodecArgument("mjpeg"))
        .WithCustomArgument(string.Create(CultureInfo.InvariantCulture, $"-q:v {request.Options.Quality} -flags:v +bitexact"))
        .WithThreads(1)
        .WithFrameCount(request.FrameLimit)
        .WithStartNumber(0)
        .WithCustomArgument("-f image2");
}
