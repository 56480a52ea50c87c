using System.Globalization;
using FFMpegCore;
using FFMpegCore.Arguments;
using PreviewForge.GpuRunner.Hardware.Commands;

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

    private const string OnlyStandardInput = "-protocol_whitelist pipe";

    private const string OnlyThisFile = $"-protocol_whitelist file -format_whitelist {Containers}";

    /// <summary>What is asked of a file; the rest may hold anything, in any amount.</summary>
    private const string Entries =
        "format=format_name,duration,start_time:"
        + "stream=index,codec_type,codec_name,pix_fmt,width,height,sample_aspect_ratio,start_time,duration,"
        + "color_space,color_transfer,color_primaries:"
        + "stream_disposition=default,attached_pic,still_image:stream_tags=DURATION,DURATION-eng:"
        + "stream_side_data=displaymatrix,rotation,dv_profile,dv_bl_signal_compatibility_id";

    /// <summary>Describes the file as JSON on standard output.</summary>
    public static IReadOnlyList<string> Probe(string path) =>
        [.. ArgumentText.Split($"-hide_banner -loglevel error {OnlyThisFile} -show_entries {Entries} -print_format json -i"), FileArgument.Url(path)];

    /// <summary>Describes a stream on standard input as JSON on standard output; no file can be opened.</summary>
    /// <param name="format">ffmpeg's name of the stream's format.</param>
    public static IReadOnlyList<string> ProbeStream(string format) =>
        [.. ArgumentText.Split($"-hide_banner -loglevel error {OnlyStandardInput} -show_entries {Entries} -print_format json -f"), format, "-i", "pipe:0"];

    /// <summary>Decodes every picture of a stream on standard input, which holds nothing but what is wanted; no file can be opened.</summary>
    /// <param name="request">Which pictures.</param>
    /// <param name="format">ffmpeg's name of the stream's format.</param>
    /// <param name="threads">Threads of the decoder, at least 1. The pictures don't depend on it.</param>
    public static IReadOnlyList<string> Stream(FrameRequest request, string format, int threads) =>
        Command(request, Selection.All, FileArgument.StandardInput(), $"{OnlyStandardInput} -f {format}", threads, frames: null);

    /// <summary>Decodes the keyframes of the file, which come at their own times.</summary>
    /// <param name="request">Which pictures.</param>
    /// <param name="reads">
    /// How ffmpeg leaves out the other pictures: before it reads them, of which only MP4's reader makes anything, or before it decodes them.
    /// </param>
    /// <param name="threads">As above.</param>
    public static IReadOnlyList<string> Keyframes(FrameRequest request, KeyframeReads reads, int threads)
    {
        var discard = reads is KeyframeReads.Only ? " -discard:v nokey" : "";
        return Command(request, Selection.Keyframes, FileArgument.Input(request.Source), $"{OnlyThisFile}{discard} -skip_frame nokey{FileClock.Whole(request)}", threads, frames: null);
    }

    /// <summary>Decodes the whole file; the picture of slot n comes at n × interval.</summary>
    public static IReadOnlyList<string> Slots(FrameRequest request, int threads) =>
        Command(request, Selection.Slots, FileArgument.Input(request.Source), OnlyThisFile + FileClock.Whole(request), threads, request.FrameLimit);

    /// <summary>Decodes a part of the file, from the last place before a time at which decoding can begin.</summary>
    /// <param name="request">Which pictures.</param>
    /// <param name="from">The time: in seconds from the start of the file.</param>
    /// <param name="first">The first wanted slot; its picture comes at time zero, the next one an interval later.</param>
    /// <param name="count">How many slots are wanted.</param>
    /// <param name="threads">As above.</param>
    public static IReadOnlyList<string> Part(FrameRequest request, double from, int first, int count, int threads)
    {
        // Without -noaccurate_seek the picture that is still shown at the wanted time would be dropped, because it began before it.
        var clock = FileClock.Part(request, from, (double)first * request.IntervalSeconds);
        var seek = string.Create(CultureInfo.InvariantCulture, $"-noaccurate_seek -ss {from:0.######}{clock}");
        return Command(request, Selection.Slots, FileArgument.Input(request.Source), $"{OnlyThisFile} {seek}", threads, count);
    }

    /// <summary>One pass: pictures of every width go to standard output as Matroska, one track of JPEG pictures for each width.</summary>
    private static IReadOnlyList<string> Command(
        FrameRequest request, Selection selection, FileArgument input, string inputOptions, int threads, int? frames)
    {
        var device = HardwareArguments.BeforeInput(request); // These hold the number of threads.
        var arguments = FFMpegArguments
            .FromInput(input, options => options
                .WithCustomArgument("-nostdin -hide_banner -loglevel warning -nostats")
                .WithCustomArgument(Words(HardwareArguments.Devices(request)))
                .WithCustomArgument("-filter_complex_threads 1 -filter_complex " + ArgumentText.Quote(FilterGraph.Build(request, selection)))
                .WithCustomArgument(inputOptions)
                .WithCustomArgument(FilterGraph.InputOptions)
                .WithCustomArgument("-an -sn -dn")
                .WithCustomArgument(device is [] ? string.Create(CultureInfo.InvariantCulture, $"-threads {threads}") : Words(device)))
            .OutputToMany(outputs => outputs.AddOutput(FileArgument.StandardOutput(), options => Pictures(options, request, frames)));
        return ArgumentText.Split(arguments.Arguments);
    }

    private static string Words(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(ArgumentText.Quote));

    // bitexact leaves out the encoder's version, and one thread keeps the slices the same: equal input gives equal bytes. The clock
    // counts milliseconds: by default its step is the length of a frame, as the stream states it, whatever that may be.
    private static void Pictures(FFMpegOutputOptions options, FrameRequest request, int? frames)
    {
        foreach (var size in request.Sizes)
        {
            options.WithMap(FilterGraph.Pad(size));
        }

        options
            .WithArgument(new VideoCodecArgument("mjpeg"))
            .WithCustomArgument(string.Create(CultureInfo.InvariantCulture, $"-q:v {request.Options.Quality} -flags:v +bitexact"))
            .WithThreads(1)
            .WithCustomArgument("-enc_time_base 1:1000 -fps_mode passthrough");
        if (frames is { } count)
        {
            options.WithFrameCount(count);
        }

        options.WithCustomArgument("-avoid_negative_ts disabled -fflags +bitexact -f matroska");
    }
}
